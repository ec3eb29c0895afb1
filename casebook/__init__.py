"""Casebook: an offline casebook of local compacts, for people who train others in partnership working.

The map of the house, from the roof down. Arrows point down only; import-linter proves it.

- `__main__`: arguments to the command line, none to the window.
- `ui`, `cli`: the window and the command line. Both ask `library` and are strangers to each other.
- `export`: drawings and records as files, on paper, on the clipboard; `export.qt` paints for the window too.
- `library`: the open whole: one immutable snapshot, its refresh, what goes wrong on the way.
- `compare`: several sites beside one another, on one clock; pure.
- `store`: the SQLite library file, made from the content and disposable.
- `search`: what can be found, the language of questions, the search index; the one room that knows Whoosh.
- `desk`: the trainer's own file: linked words, notes and the like; steps, copies, restoring.
- `timeline`: events laid out as drawings, and looks; pure.
- `content`: text files to domain objects and problems.
- `domain`: fuzzy dates, their order, and the records of a casebook.
- `settings`, `resources`, `progress`: what a person prefers; fonts, icons, looks; being watched.
- `paths`: where things live.
- `errors`: our errors, and problems found in content.
"""

__version__ = "0.1.0"
