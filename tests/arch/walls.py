# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may include whom. Each check yields a sentence for each breach."""

import re

from tree import room_of

# A room of core includes only rooms above it in this list.
CORE_ROOMS = ['base', 'value', 'wire', 'bins', 'expression', 'operation', 'engine', 'net', 'cluster', 'sdk', 'script', 'work',
              'node']
# The node speaks the wire protocol as any server does: it knows nothing of the client.
HIDDEN_FROM_NODE = {'cluster', 'sdk', 'script', 'work'}

CORE_SEEN_BY_UI = {'base', 'value', 'expression', 'operation', 'sdk', 'script', 'work'}
# What the pages share, lowest first; then the pages, which do not know each other; then the shell, which knows all.
UI_SHARED_ROOMS = ['models', 'theme', 'bridge', 'editors']
UI_PAGES = ['results', 'browse', 'record', 'compose', 'connections', 'history', 'hll', 'map']

ASIO_FOLDERS = ('core/net/', 'core/cluster/', 'core/node/', 'core/sdk/asio/')
ASIO = re.compile(r'(boost/)?asio(\.hpp$|/)')

TOP_LEVEL = {'app', 'core', 'ui', 'resources', 'tests', 'packaging', 'LICENSES', 'build'}
HOUSES = ('core', 'ui', 'app')


def core_without_qt(tree):
    for file in tree.sources('core'):
        for include in tree.includes(file):
            # No header of the standard library, nor of any other library that core uses, begins with a q.
            if include.name[:1] in ('Q', 'q'):
                yield f'{include}: core knows nothing of Qt'
            elif include.name.startswith(('ui/', 'app/', 'tests/')):
                yield f'{include}: core includes nothing of {include.name.split("/")[0]}'


def asio(tree):
    for file in tree.sources(*HOUSES):
        for include in tree.includes(file):
            if ASIO.match(include.name) and not file.startswith(ASIO_FOLDERS):
                yield f'{include}: asio is used only in {", ".join(ASIO_FOLDERS)}'


def asio_free_face(tree):
    """The public headers stay free of asio through whatever they include, too; core/sdk/asio/ is there for who wants it."""
    for file in tree.files(['core/sdk'], ['.h']):
        if file.startswith('core/sdk/asio/'):
            continue
        seen = {file}
        paths = [[file]]
        while paths:
            path = paths.pop()
            for include in tree.includes(path[-1]):
                if ASIO.match(include.name):
                    yield f'{" -> ".join(path)}: the public header reaches asio (line {include.line} of the last)'
                elif include.name not in seen and tree.exists(include.name):
                    seen.add(include.name)
                    paths.append(path + [include.name])


def core_rule(room, other):
    if other not in CORE_ROOMS:
        return f'core has no room {other}'
    if CORE_ROOMS.index(other) > CORE_ROOMS.index(room):
        return f'core/{room} stands below core/{other} in the order of the rooms: {", ".join(CORE_ROOMS)}'
    if room == 'node' and other in HIDDEN_FROM_NODE:
        return 'core/node never includes the client\'s rooms: ' + ", ".join(sorted(HIDDEN_FROM_NODE))
    return None


def ui_rule(room, other):
    if room == other or room == 'shell':
        return None
    if other == 'shell':
        return f'ui/{room} does not know the shell that holds it'
    if other in UI_PAGES:
        if room in UI_PAGES:
            return f'the pages ui/{room} and ui/{other} do not know each other; only ui/shell knows pages'
        return f'ui/{room} is shared by the pages and knows none of them'
    if room in UI_SHARED_ROOMS and UI_SHARED_ROOMS.index(other) > UI_SHARED_ROOMS.index(room):
        return f'ui/{room} stands below ui/{other} in the order of the shared rooms: {", ".join(UI_SHARED_ROOMS)}'
    return None


def rule(file, include):
    """Why the file may not include it, or None."""
    house, room = room_of(file)
    target = room_of(include.name)
    if target[0] not in HOUSES:
        if include.name.endswith('.moc') or include.angled:
            return None
        return 'a header of the project is included by its path from the root: "core/…", "ui/…" or "app/…"'
    if include.angled:
        return 'headers of the project stand in quotes'
    if house == 'app':
        return None
    if target[0] == 'app':
        return f'{house} does not know the program that wires it together'
    if house == 'core':
        return core_rule(room, target[1]) if target[0] == 'core' else 'core includes nothing of ui'
    if target[0] == 'core':
        if target[1] in CORE_SEEN_BY_UI:
            return None
        return f'of core, ui sees only {", ".join(sorted(CORE_SEEN_BY_UI))}'
    return ui_rule(room, target[1])


def rooms(tree):
    known = {'core': CORE_ROOMS, 'ui': UI_SHARED_ROOMS + UI_PAGES + ['shell']}
    for file in tree.sources(*HOUSES):
        house, room = room_of(file)
        if house in known and room not in known[house]:
            yield f'{file}: {house} has no room {room}; its rooms are {", ".join(known[house])}'
            continue
        for include in tree.includes(file):
            target, other = room_of(include.name)
            if target == 'ui' and other not in known['ui']:
                yield f'{include}: ui has no room {other}'
                continue
            why = rule(file, include)
            if why:
                yield f'{include}: {why}'


def top_level(tree):
    for path in sorted(tree.root.iterdir()):
        if path.is_dir() and not path.name.startswith('.') and path.name not in TOP_LEVEL:
            yield f'{path.name}/: the top-level folders are {", ".join(sorted(TOP_LEVEL - {"build"}))} and no others'
