# SPDX-License-Identifier: GPL-3.0-or-later
"""Every source file that is not empty names its licence in its first three lines."""

FOLDERS = ['app', 'core', 'ui', 'resources', 'tests', 'packaging']
SUFFIXES = ['.h', '.cpp', '.sh', '.py', '.cmake', '.js', '.mjs', '.java', 'CMakeLists.txt']
APACHE = 'Apache-2.0'
GPL = 'GPL-3.0-or-later'


def allowed(file):
    if file.startswith(('core/', 'tests/core/')):
        return [APACHE]
    if file.startswith(('ui/', 'app/')):
        return [GPL]
    return [APACHE, GPL]


def spdx_lines(tree):
    for file in tree.files(FOLDERS, SUFFIXES) + (['CMakeLists.txt'] if tree.exists('CMakeLists.txt') else []):
        if file.startswith(('tests/data/', 'tests/fuzz/corpus/')):
            continue
        wanted = [f'SPDX-License-Identifier: {licence}' for licence in allowed(file)]
        lines = tree.lines(file)
        if lines and not any(line.endswith(tuple(wanted)) for line in lines[:3]):
            yield f'{file}: none of its first three lines ends with "{" or ".join(wanted)}"'
