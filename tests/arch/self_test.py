#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows that each check of check.py passes on a good tree, and fails, with the sentence expected, on a bad one."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

from check import CHECKS
from tree import Tree

HERE = pathlib.Path(__file__).resolve().parent
APACHE = '// SPDX-License-Identifier: Apache-2.0\n'
GPL = '// SPDX-License-Identifier: GPL-3.0-or-later\n'

GOOD = {
    'CMakeLists.txt': '# SPDX-License-Identifier: GPL-3.0-or-later\n',
    'app/main.cpp': GPL + '#include "core/node/server.h"\n#include "ui/shell/window.h"\n',
    'core/base/bytes.h': APACHE + '#pragma once\n#include <vector>\n',
    'core/value/key.h': APACHE + '#pragma once\n#include "core/base/bytes.h"\n',
    'core/net/socket.h': APACHE + '#pragma once\n#include "core/value/key.h"\n#include <asio/ip/tcp.hpp>\n',
    'core/cluster/cluster.h': APACHE + '#pragma once\n',
    'core/cluster/cluster.cpp': APACHE + '#include "core/cluster/cluster.h"\n#include "core/net/socket.h"\n',
    'core/sdk/session.h': APACHE + '#pragma once\n#include "core/cluster/cluster.h"\n',
    'core/sdk/asio/await.h': APACHE + '#pragma once\n#include <asio.hpp>\n#include "core/sdk/session.h"\n',
    'core/script/reader.h': APACHE + '#pragma once\n',
    'core/node/server.h': APACHE + '#pragma once\n#include "core/net/socket.h"\n',
    'ui/models/rows.h': GPL + '#pragma once\n#include <QVector>\n#include "core/value/key.h"\n',
    'ui/browse/page.h': GPL + '#pragma once\n#include "ui/models/rows.h"\n',
    'ui/record/page.h': GPL + '#pragma once\n',
    'ui/shell/window.h': GPL + '#pragma once\n#include "ui/browse/page.h"\n',
    'tests/core/value/tst_key.cpp': APACHE + '#include "core/value/key.h"\n#include "tst_key.moc"\n',
    'build/dev/anything.h': '',
}

# check, file, what stands in it, part of the sentence
BAD = [
    ('core_without_qt', 'core/value/bad.h', '#include <QString>', 'core knows nothing of Qt'),
    ('core_without_qt', 'core/value/bad.h', '#include <qglobal.h>', 'core knows nothing of Qt'),
    ('core_without_qt', 'core/value/bad.h', '  # include "ui/models/rows.h"', 'core includes nothing of ui'),
    ('core_without_qt', 'core/value/bad.cpp', '#include "app/main.h"', 'core includes nothing of app'),
    ('asio', 'core/value/bad.h', '#include <asio.hpp>', 'asio is used only in'),
    ('asio', 'core/sdk/bad.cpp', '#include <asio/post.hpp>', 'asio is used only in'),
    ('asio', 'ui/bridge/bad.cpp', '#include <boost/asio.hpp>', 'asio is used only in'),
    ('asio_free_face', 'core/sdk/bad.h', '#include "core/net/socket.h"', 'core/sdk/bad.h -> core/net/socket.h'),
    ('rooms', 'core/base/bad.h', '#include "core/value/key.h"', 'core/base stands below core/value'),
    ('rooms', 'core/sdk/bad.h', '#include "core/node/server.h"', 'core/sdk stands below core/node'),
    ('rooms', 'core/node/bad.h', '#include "core/sdk/session.h"', "never includes the client's rooms"),
    ('rooms', 'core/node/bad.h', '#include "core/cluster/cluster.h"', "never includes the client's rooms"),
    ('rooms', 'core/wire/bad.h', '#include "../net/socket.h"', 'by its path from the root'),
    ('rooms', 'core/wire/bad.h', '#include <core/base/bytes.h>', 'stand in quotes'),
    ('rooms', 'core/attic/bad.h', '', 'core has no room attic'),
    ('rooms', 'core/bad.h', '', 'core has no room None'),
    ('rooms', 'core/value/bad.h', '#include "core/attic/key.h"', 'core has no room attic'),
    ('rooms', 'ui/browse/bad.cpp', '#include "core/node/server.h"', 'of core, ui sees only'),
    ('rooms', 'ui/bridge/bad.cpp', '#include "core/net/socket.h"', 'of core, ui sees only'),
    ('rooms', 'ui/browse/bad.cpp', '#include "app/main.h"', 'ui does not know the program'),
    ('rooms', 'ui/models/bad.h', '#include "ui/bridge/session.h"', 'ui/models stands below ui/bridge'),
    ('rooms', 'ui/bridge/bad.h', '#include "ui/browse/page.h"', 'knows none of them'),
    ('rooms', 'ui/browse/bad.h', '#include "ui/record/page.h"', 'do not know each other'),
    ('rooms', 'ui/browse/bad.h', '#include "ui/shell/window.h"', 'does not know the shell'),
    ('rooms', 'ui/attic/bad.h', '', 'ui has no room attic'),
    ('top_level', 'misc/notes.txt', '', 'misc/: the top-level folders are'),
    ('licences', 'ui/shell/bad.h', APACHE, 'GPL-3.0-or-later'),
    ('licences', 'core/base/bad.h', GPL, 'Apache-2.0'),
    ('licences', 'tests/core/bad.cpp', GPL, 'Apache-2.0'),
    ('licences', 'tests/bad.sh', '#!/bin/sh\n\n\n# SPDX-License-Identifier: Apache-2.0\n', 'none of its first three lines'),
    ('licences', 'packaging/bad.py', 'pass', 'none of its first three lines'),
    ('licences', 'tests/support/CMakeLists.txt', 'include(CTest)', 'none of its first three lines'),
    ('pragma_once', 'core/base/bad.h', '#ifndef BAD_H', 'no line "#pragma once"'),
    ('sizes', 'core/base/bad.cpp', '\n' * 700, 'it has 700 lines'),
    ('sizes', 'core/base/bad.h', '\n' * 350, 'it has 350 lines'),
]


def write(root, file, text):
    path = pathlib.Path(root, file)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding='utf-8')


class Checks(unittest.TestCase):
    def breaches(self, check, more):
        with tempfile.TemporaryDirectory() as root:
            for file, text in {**GOOD, **more}.items():
                write(root, file, text)
            return list(CHECKS[check](Tree(root)))

    def test_a_good_tree_passes(self):
        for check in CHECKS:
            with self.subTest(check):
                self.assertEqual(self.breaches(check, {}), [])

    def test_a_bad_file_is_named(self):
        for check, file, text, sentence in BAD:
            with self.subTest(f'{check}: {file}: {text.strip()}'):
                breaches = self.breaches(check, {file: text})
                self.assertEqual(len(breaches), 1, breaches)
                self.assertIn(sentence, breaches[0])
                self.assertIn(file.split('/')[0], breaches[0])

    def test_every_check_has_a_bad_file(self):
        self.assertEqual({check for check, *_ in BAD}, set(CHECKS))


class HeadersAlone(unittest.TestCase):
    """Builds a tree of one header with the same CMake code as the project's."""

    def build(self, header):
        with tempfile.TemporaryDirectory() as root:
            write(root, 'core/base/only.h', header)
            write(root, 'CMakeLists.txt',
                  'cmake_minimum_required(VERSION 3.25)\nproject(alone LANGUAGES CXX)\n'
                  f'include({HERE.as_posix()}/headers_alone.cmake)\n'
                  'headers_alone(alone ${CMAKE_SOURCE_DIR} core)\n'
                  'target_include_directories(alone PRIVATE ${CMAKE_SOURCE_DIR})\n')
            subprocess.run(['cmake', '-G', 'Ninja', '-S', root, '-B', f'{root}/build'], check=True, stdout=subprocess.DEVNULL)
            done = subprocess.run(['cmake', '--build', f'{root}/build'], text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            return done.returncode, done.stdout

    def test_a_whole_header_compiles(self):
        status, output = self.build('#pragma once\n#include <string>\nstd::string name();\nstruct Key {};\n')
        self.assertEqual(status, 0, output)

    def test_a_missing_include_fails(self):
        status, output = self.build('#pragma once\nstd::string name();\n')
        self.assertNotEqual(status, 0)
        self.assertIn('core/base/only.h', output)

    def test_a_missing_guard_fails(self):
        status, output = self.build('struct Key {};\n')
        self.assertNotEqual(status, 0)
        self.assertIn('core/base/only.h', output)


if __name__ == '__main__':
    sys.dont_write_bytecode = True
    unittest.main()
