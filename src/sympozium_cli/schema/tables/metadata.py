"""Metadata, as far as the API server refuses it for its types.

Source: `ObjectMeta` of k8s.io/apimachinery, into which the API server decodes it. Whether the names in it are good
names is not said here.
"""

from __future__ import annotations

from sympozium_cli.schema.words import mapping, open_record, text

METADATA = open_record(
    name=text(),
    generateName=text(),
    namespace=text(),
    labels=mapping(text()),
    annotations=mapping(text()),
)
