# SPDX-License-Identifier: GPL-3.0-or-later
"""The form of single files."""

FOLDERS = ('app', 'core', 'ui', 'tests')
# Hard bounds. What one aims for is less: 19 of 20 .cpp files under 450 lines.
BOUNDS = {'.cpp': 700, '.h': 350}


def bounds(tree):
    for file in tree.sources(*FOLDERS):
        bound = BOUNDS[file[file.rindex('.'):]]
        count = len(tree.lines(file))
        if count >= bound:
            yield f'{file}: it has {count} lines; a file of its kind stays under {bound}, split it'


def pragma_once(tree):
    for file in tree.files(FOLDERS, ['.h']):
        if '#pragma once' not in tree.lines(file):
            yield f'{file}: it has no line "#pragma once"'
