"""Re-execute notebooks and write them back, outputs kept and incidental metadata dropped.

``python scripts/notebooks.py`` does every notebook; with arguments, those named.
"""

import os
import sys
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

NOTEBOOKS = Path(__file__).resolve().parent.parent / "notebooks"
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def execute(path: Path) -> NotebookNode:
    """Run a notebook in an empty directory with this interpreter; return it normalised."""
    os.environ["JUPYTER_PREFER_ENV_PATH"] = "1"  # a kernel of the user's must not stand in
    notebook = nbformat.read(path, as_version=4)
    with tempfile.TemporaryDirectory() as empty:
        client = NotebookClient(
            notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": empty}}
        )
        client.execute()
    return normalise(notebook)


def normalise(notebook: NotebookNode) -> NotebookNode:
    """Drop what changes from one run or machine to another: times, versions, editor state."""
    notebook.metadata = nbformat.from_dict(METADATA)
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict({k: v for k, v in cell.metadata.items() if k == "tags"})
        for output in cell.get("outputs", []):
            if "metadata" in output:
                output.metadata = NotebookNode()
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
