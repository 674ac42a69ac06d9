"""The wheel works away from the checkout: built from the sdist, installed elsewhere, used with nothing around it."""

import os
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from .program import DAY, EXAMPLE, TOP, Ended, piped

NEEDED = (
    "treatytrack/__main__.py",
    "treatytrack/py.typed",
    "treatytrack/data/parties.json",
    "treatytrack/data/further_names.json",
    "treatytrack/importers/presets/brazil-concordia.toml",
    "treatytrack/importers/presets/uk-treaties.toml",
    "treatytrack/importers/presets/unctad.toml",
    "treatytrack/migrations/env.py",
    "treatytrack/migrations/versions/0001_the_register.py",
    "treatytrack/examples/azerbaijan-iran/register.json",
    "treatytrack/cli/completing/treatytrack.bash",
    "treatytrack/cli/completing/treatytrack.fish",
    "treatytrack/cli/completing/treatytrack.zsh",
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an sdist and the wheel that was built from it, not from the checkout."""
    folder = tmp_path_factory.mktemp("dist")
    _run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, TOP)
    return folder


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program in a venv of its own that borrows only the libraries of this one: quick, and without a network."""
    venv = tmp_path_factory.mktemp("elsewhere") / "venv"
    _run(sys.executable, "-m", "venv", "--without-pip", venv)
    python = venv / "bin" / "python"
    _run(
        sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-deps", "--no-index", _only(built, "whl")
    )
    libraries = venv / "lib" / f"python{sysconfig.get_python_version()}" / "site-packages" / "libraries.pth"
    libraries.write_text(sysconfig.get_path("purelib") + "\n")
    return venv / "bin" / "treatytrack"


def test_what_the_program_needs_travels(built: Path) -> None:
    with zipfile.ZipFile(_only(built, "whl")) as wheel:
        names = wheel.namelist()
    assert missing(NEEDED, names) == []
    assert missing([f"treatytrack/migrations/versions/{step.name}" for step in _steps()], names) == []
    assert [name for name in names if name.startswith("tests") or "__pycache__" in name] == []


def test_what_is_missing_from_a_wheel_is_found() -> None:
    assert missing(NEEDED, [name for name in NEEDED if "migrations" not in name]) == [
        name for name in NEEDED if "migrations" in name
    ]


def test_the_sdist_can_be_built_and_tested_from(built: Path) -> None:
    with tarfile.open(_only(built, "tar.gz")) as sdist:
        names = [name.partition("/")[2] for name in sdist.getnames()]
    wanted = ["pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "migrations/env.py", "tests/house/program.py"]
    assert missing(wanted, names) == []


def test_it_runs_from_where_it_is_installed(installed: Path, tmp_path: Path) -> None:
    python = installed.parent / "python"
    said = piped([python, "-c", "import treatytrack; print(treatytrack.__file__)"], tmp_path).stdout
    assert Path(said.strip()).is_relative_to(installed.parent.parent)


def test_a_first_day_with_nothing_around_it(installed: Path, tmp_path: Path) -> None:
    """In an empty home, with no variable set: init, add, import, list, show, export, and all into a second register."""
    home = tmp_path / "home"
    home.mkdir()

    def run(*words: str | Path) -> Ended:
        command = ["env", "-i", f"HOME={home}", installed, "--as-of", DAY, *words]
        done = piped(command, home)
        assert done.code == 0, f"{words}: {done.stderr}"
        return done

    assert run("--version").stdout.startswith("treatytrack ")
    run("init")
    added = run("add", "Agreement on Trade", "--between", "Iran", "Switzerland", "--in-force", "2017-03-17",
                "--lasts", "5y", "--renewal", "tacit", "--renewal-length", "1y", "--notice", "6m")  # fmt: skip
    assert added.stdout == "CHE-IRN-ND-1\n"
    assert "added 5" in run("import", EXAMPLE).stderr
    assert len(run("list").stdout.splitlines()) == 7
    assert "locked in until    2028-03-16" in run("show", "CHE-IRN-ND-1").stdout
    assert run("deadlines").stdout.count("AZE-IRN") == 2
    assert "AZE-IRN-2025-2" in run("demo").stdout

    run("export", "-o", home / "all.csv")
    recorded = run("export", "--columns", "recorded").stdout
    assert "Made a new register" in run("--db", home / "second.db", "import", home / "all.csv").stderr
    assert run("--db", home / "second.db", "export", "--columns", "recorded").stdout == recorded
    assert recorded.count("\n") == 7


def missing(wanted: Iterable[str], names: Iterable[str]) -> list[str]:
    """The files that are wanted and not among the names."""
    there = set(names)
    return [name for name in wanted if name not in there]


def _steps() -> list[Path]:
    return sorted((TOP / "migrations" / "versions").glob("*.py"))


def _only(folder: Path, ending: str) -> Path:
    (found,) = folder.glob(f"*.{ending}")
    return found


def _run(*command: str | os.PathLike[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
