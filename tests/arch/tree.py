# SPDX-License-Identifier: GPL-3.0-or-later
"""The source tree as the checks see it: files, rooms and includes."""

import pathlib
import re

INCLUDE = re.compile(r'^\s*#\s*include\s*(<[^>]*>|"[^"]*")')


class Include:
    def __init__(self, file, line, spelled):
        self.file = file
        self.line = line
        self.angled = spelled[0] == '<'
        self.name = spelled[1:-1]

    def __str__(self):
        spelled = f'<{self.name}>' if self.angled else f'"{self.name}"'
        return f'{self.file}:{self.line}: #include {spelled}'


class Tree:
    """Paths are strings relative to the root, with forward slashes."""

    def __init__(self, root):
        self.root = pathlib.Path(root)
        self._includes = {}

    def files(self, folders, suffixes):
        """Every file below the folders whose name ends with one of the suffixes; hidden and installed ones aside."""
        found = []
        for folder in folders:
            for path in sorted((self.root / folder).rglob('*')):
                parts = path.relative_to(self.root).parts
                if any(part.startswith('.') or part == 'node_modules' for part in parts):
                    continue
                if path.is_file() and path.name.endswith(tuple(suffixes)):
                    found.append('/'.join(parts))
        return found

    def sources(self, *folders):
        return self.files(folders, ['.h', '.cpp'])

    def lines(self, file):
        return (self.root / file).read_text(encoding='utf-8', errors='replace').splitlines()

    def includes(self, file):
        if file not in self._includes:
            matches = ((number, INCLUDE.match(line)) for number, line in enumerate(self.lines(file), 1))
            self._includes[file] = [Include(file, number, match[1]) for number, match in matches if match]
        return self._includes[file]

    def exists(self, file):
        return (self.root / file).is_file()


def room_of(file):
    """core/value/key.h is in ('core', 'value'); app/main.cpp in ('app', None)."""
    parts = file.split('/')
    return parts[0], parts[1] if len(parts) > 2 else None
