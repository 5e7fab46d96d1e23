"""Reads whole archives of forms on many processes and machines, with Dask distributed.

``run`` is the side that commands, ``work`` what happens in each worker: it reads its pages as every
batch does (``app.core.batch.worker``) and writes them itself. Needs the extra ``archive``; nothing
but the command line imports this package, and only when it is asked for.
"""
