"""Many files at once: read over all cores, with a progress bar on standard error."""

import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import click

from gongkai.reports.read import ReadFile, try_read_each

_WORTH_A_POOL = 8
_CHUNK = 4


def read_many(paths: Sequence[Path]) -> Iterator[ReadFile]:
    """Read files in order, each once; one that brings its process down is named, not lost.

    A file of several JSON reports, one a line, gives several results.
    """
    cores = os.cpu_count() or 1
    results = _read_one_by_one(paths)
    if len(paths) >= _WORTH_A_POOL and cores > 1:
        results = _read_in_pool(paths, cores)
    with click.progressbar(
        results,
        length=len(paths),
        label="读取",
        file=sys.stderr,
        hidden=len(paths) < _WORTH_A_POOL or not sys.stderr.isatty(),
    ) as bar:
        for reports in bar:
            yield from reports


def _read_one_by_one(paths: Sequence[Path]) -> Iterator[list[ReadFile]]:
    return map(try_read_each, paths)


def _read_in_pool(paths: Sequence[Path], cores: int) -> Iterator[list[ReadFile]]:
    done = 0
    try:
        with ProcessPoolExecutor(cores) as pool:
            for result in pool.map(try_read_each, paths, chunksize=_CHUNK):
                yield result
                done += 1
    except BrokenProcessPool:
        for path in paths[done:]:
            yield _read_alone(path)


def _read_alone(path: Path) -> list[ReadFile]:
    """Read in a process of its own, so that a crash of a parser costs only this file."""
    try:
        with ProcessPoolExecutor(1) as pool:
            return pool.submit(try_read_each, path).result()
    except BrokenProcessPool:
        error = "读取这个文件时程序意外终止，文件可能已损坏，请换一种格式保存再试。"
        return [ReadFile(path, error=error)]
