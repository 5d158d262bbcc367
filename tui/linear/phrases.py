"""Every phrase of the plain terminal, in one place; the words of figures, statuses and findings are the app's own."""

KEYS_WITHOUT_USE = "Arrows and other such keys do nothing here, and nothing was done. ? lists what may be typed."

# The report

FIGURES_TO_CHECK = "{total} figures to check, {reviewed} of them reviewed."
COUNTS = "{count} {status}"
UNCHECKED = "{count} need no check"
FINDING = "{count} finding to look at: w goes to it."
FINDINGS = "{count} findings to look at: w goes to the next."
ORPHAN = "{count} reviewed item was not found again in this reading: i names it."
ORPHANS = "{count} reviewed items were not found again in this reading: i names them."
READ_ONLY = "Read-only: nothing that you decide here can be saved."
BLIND = "This is a blind review: nothing shows of what other reviewers decided."
NO_FIGURES = "No figures were found in this report."
WHAT_TO_TYPE = "v, d, s, x decide on the figure and go on; an empty line goes on; ? lists all that may be typed."

# One figure

PLACE = "Figure {number} of {total}, {id}, {status}: {words}"
NEEDS_NO_CHECK = "needs no check"
NO_HISTORY = "Nothing was decided on it yet."

# The whole report

MAY_SIGN = "{role}: {meaning}; sign {role} signs so."
SIGNED_SO = "{role}: you signed so; sign {role} takes it back."
NOBODY_SIGNED = "Nobody has signed this report."
NO_ROLE = "There is no signature “{words}”; nothing was signed."
ASK_SIGN = "Sign as {role}?"
ASK_UNSIGN = "Take back that you signed as {role}?"
YES = "(y: yes, an empty line: no):"
SIGNED = "Signed as {role}, saved; u takes it back."
UNSIGNED = "No longer signed as {role}, saved."
NOT_DONE = "Nothing was changed."
BLIND_BEGUN = "Your review is blind, saved."
BLIND_ENDED = "Your review is no longer blind, saved."

# Prompts

PROMPT = "{id} (v d s x 0, n p, c, u, l, g, /, ?, q):"
EMPTY_PROMPT = "(i, ?, q):"
ASK_NOTE = "Note (an empty line leaves it as it is, - takes it away):"
ASK_EVIDENCE = "Evidence: an address, the path of a file, or the words that it was agreed to (an empty line for none):"

# What was done

SAVED = "{id}: {status}, saved. {reviewed} of {total} reviewed."
WAS_SO = "{id}: was {status} already."
ALL_REVIEWED = "Everything is reviewed."
NOTE_SAVED = "Note on {id} saved."
NOTE_TAKEN = "Note on {id} taken away, saved."
NOTE_KEPT = "The note is as it was."
NOTHING_TO_REPEAT = "Nothing was decided yet to be repeated."
TAG_WANTED = "# and a word gives that tag, or takes it away."
NO_SUCH_FILE = "There is no file “{words}”; nothing was saved."
QUOTES_HAVE_BLANKS = "Check the path; a quote of one word is written with blanks around its slash."
TICK_SAVED = "Tick mark {sign} given to {id}, saved."
TICK_TAKEN = "Tick mark {sign} taken from {id}, saved."
TICKS = "Tick marks, to be given with T and the sign:"
TAG_SAVED = "Tag {tag} given to {id}, saved."
TAG_TAKEN = "Tag {tag} taken from {id}, saved."
EVIDENCE_SAVED = "Evidence on {id} saved: {evidence}"
FETCHING = "Fetching it, to keep a copy …"
SNAPSHOT_SAVED = "A copy of it is kept, {size:,} bytes."
SNAPSHOT_FAILED = "The evidence is saved, without a copy of it: {message}"
UNDONE = "Undone: {what}."
REDONE = "Done again: {what}."
NOTHING_TO_UNDO = "Nothing to undo."
NOTHING_TO_REDO = "Nothing to redo."
NOT_SAVED = "NOT SAVED: {message}"

# Where one is

LAST_FIGURE = "That was the last figure."
FIRST_FIGURE = "That was the first figure."
NOTHING_OPEN_AHEAD = "Nothing unreviewed that way; the rest lies the other way."
NO_FINDING = "No check speaks against a figure of this report."
LAST_FINDING = "That was the last finding."
NO_SUCH_FIGURE = "There is no figure {words}: g takes a number from 1 to {total}, or an id like T-0001."
NO_SUCH_SECTION = "There is no section {words}: l lists them with their numbers."
NO_SECTIONS = "This report has no sections."
NO_FIGURE_IN_SECTION = "No figure stands in this section. It begins: {words}"
IN_SECTION = "Section: {name}"
SECTION = "{number}. {name}{counts}"
SUBSECTION = "{number}. (level {level}) {name}{counts}"
SECTION_COUNTS = ", {reviewed} of {total} reviewed"
SECTION_DISPUTED = ", {count} disputed"
SECTIONS_END = "l and a number goes to a section."
NOT_FOUND = "Not found: {words}"
NOTHING_SOUGHT = "Nothing was sought yet: / and words, or / and a value like =1.2亿 or >5%."
FILTERED = "{count} of {total} figures fit. f alone shows every figure again."
UNFILTERED = "Every figure is shown again."

# What can't be understood

UNKNOWN = "There is no command “{words}”; nothing was done. ? lists what may be typed."
TAKES_NOTHING = "“{name}” takes no words after it; nothing was done. c and words write a note."
NO_FIGURE_HERE = "There is no figure to decide on."

# The library

REPORT = "{count} report under review:"
REPORTS = "{count} reports under review:"
NO_REPORTS = "No reports yet. Type an address or the path of a file."
ENTRY = "{number}. {title}{counts}, last touched {when}"
LIBRARY_PROMPT = "Report (a number, an address or a path, f and words, ?, q):"
NO_SUCH_REPORT = "There is no report {words} in this list."
NO_REPORT_HAS = "No report has these words: {words}"
LIBRARY_HELP = (
    "a number: open that report",
    "an address or a path: read it and review it",
    "f and words: only the reports whose title, publisher, place or tags have them",
    "an empty line: the whole list again",
    "q: leave",
)

# Reading and leaving

OPENING = "Opening {location}"
STAGE = "{stage} …"
LEFT = "Everything is saved."
