"""Re-execute notebooks and write them back, outputs kept and incidental metadata dropped.

``python scripts/notebooks.py`` does every notebook; with arguments, those named.
"""

import os
import sys
import tempfile
from pathlib import Path
from unittest.mock import patch

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

NOTEBOOKS = Path(__file__).resolve().parent.parent / "notebooks"
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def execute(path: Path) -> NotebookNode:
    """Run a notebook in an empty directory, the user's settings aside; return it normalised."""
    notebook = nbformat.read(path, as_version=4)
    with tempfile.TemporaryDirectory() as empty, tempfile.TemporaryDirectory() as settings:
        places = ["IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR"]
        client = NotebookClient(
            notebook,
            timeout=300,
            kernel_name="python3",
            extra_arguments=["--log-level=ERROR"],
            resources={"metadata": {"path": empty}},
        )
        # A kernel or start-up file of the user's must not stand in for the locked ones.
        with patch.dict(os.environ, dict.fromkeys(places, settings), JUPYTER_PREFER_ENV_PATH="1"):
            client.execute()
    return normalise(notebook)


def normalise(notebook: NotebookNode) -> NotebookNode:
    """Drop what changes from one run or machine to another: times, versions, editor state."""
    notebook.metadata = nbformat.from_dict(METADATA)
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict({k: v for k, v in cell.metadata.items() if k == "tags"})
        for output in cell.get("outputs", []):
            if "metadata" in output:
                kept = {k: v for k, v in output.metadata.items() if k == "image/png"}
                output.metadata = nbformat.from_dict(kept)  # size and text alternative of a picture
    return notebook


def text(notebook: NotebookNode) -> str:
    """Return the notebook as the text of its file."""
    return str(nbformat.writes(notebook)).rstrip("\n") + "\n"


def main(names: list[str]) -> None:
    """Re-execute the named notebooks, or all of them, in place."""
    for path in [Path(name) for name in names] or sorted(NOTEBOOKS.glob("*.ipynb")):
        print(f"{path.name} ...", end=" ", flush=True)
        path.write_text(text(execute(path)), encoding="utf-8", newline="\n")
        print("done")


if __name__ == "__main__":
    main(sys.argv[1:])
