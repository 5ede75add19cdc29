"""``python -m viewpoints COMMAND``: what ``bin/viewpoints`` runs."""

import sys

from viewpoints.config.commandline import main

if __name__ == "__main__":
    sys.exit(main())
