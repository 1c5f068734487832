"""What is known of files is the same after it was packed."""

from __future__ import annotations

import pickle

from hypothesis import given
from hypothesis import strategies as st

from dossier.build.heap import Place
from dossier.build.known import File, Files

digests = st.binary(min_size=16, max_size=16)
places = st.builds(Place, st.sampled_from(["a", "b"]), st.integers(0, 2**40), st.integers(0, 2**31), digests)
stamps = st.tuples(*[st.integers(-(2**63), 2**63 - 1)] * 4)
lists = st.builds(File, stamps, digests, places, st.none(), st.just(b""), digests)
documents = st.builds(File, stamps, digests, places, places, digests, digests)


@given(st.lists(st.dictionaries(st.text("abc", max_size=2), lists | documents)))
def test_files_are_what_they_were_however_often_they_are_packed(pieces: list[dict[str, File]]) -> None:
    known, expected = Files(), dict[str, File]()
    for piece in pieces:
        known.update(piece)
        expected.update(piece)
        known = pickle.loads(pickle.dumps(known))
        assert known == expected
        assert list(known) == list(expected)
        texts = {path: file for path, file in expected.items() if file.text}
        assert {path: known.find_prose(path) for path in texts} == {
            path: file.prose for path, file in texts.items()
        }
        used = {file.place.file for file in expected.values()}
        assert known.find_heaps() - {""} == used | {file.text.file for file in texts.values() if file.text}
