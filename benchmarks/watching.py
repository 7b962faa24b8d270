"""One pass over a folder with an engine, in a process of its own; prints seconds, documents and the memory of each process at its most.

usage: watching.py FOLDER STORE ENGINE WORKERS
"""

import json
import sys
import threading
import time
from pathlib import Path

import psutil

from analysis.store.making import Making
from analysis.store.watching import How, watch


def most(stop: threading.Event, found: dict[str, float]) -> None:
    """Note the memory of this process and of all below it at its most, in megabytes; what they share is counted once (PSS)."""
    here = psutil.Process()
    while not stop.wait(0.5):
        sizes = []
        for one in [here, *here.children(recursive=True)]:
            try:
                sizes.append(one.memory_full_info().pss / 1e6)
            except psutil.Error:
                continue
        found["all"] = max(found["all"], sum(sizes))
        found["largest"] = max(found["largest"], *sizes)


if __name__ == "__main__":
    folder, store, engine, workers = sys.argv[1:]
    found = {"all": 0.0, "largest": 0.0}
    stop = threading.Event()
    thread = threading.Thread(target=most, args=(stop, found))
    thread.start()
    began = time.perf_counter()
    summary = watch([folder], Path(store), Making(), How(engine=engine, workers=int(workers)))
    taken = time.perf_counter() - began
    stop.set()
    thread.join()
    told = {"seconds": taken, "read": summary.new + summary.changed + summary.reread, "unchanged": summary.unchanged, "memory": found}
    print(json.dumps(told))
