#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps the walls of the source tree.

usage: check.py CHECK [ROOT]
Prints a sentence for each breach and exits with 1 if there is one. Without a ROOT: the tree that this script is part of.
"""

import pathlib
import sys

import licences
import sizes
import walls
from tree import Tree

CHECKS = {
    'core_without_qt': walls.core_without_qt,
    'asio': walls.asio,
    'asio_free_face': walls.asio_free_face,
    'rooms': walls.rooms,
    'top_level': walls.top_level,
    'licences': licences.spdx_lines,
    'pragma_once': sizes.pragma_once,
    'sizes': sizes.bounds,
}


def main(arguments):
    if not arguments or arguments[0] not in CHECKS:
        print(__doc__, 'CHECK is one of:', *CHECKS)
        return 2
    root = arguments[1] if len(arguments) > 1 else pathlib.Path(__file__).resolve().parents[2]
    breaches = list(CHECKS[arguments[0]](Tree(root)))
    for breach in breaches:
        print(breach)
    return 1 if breaches else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
