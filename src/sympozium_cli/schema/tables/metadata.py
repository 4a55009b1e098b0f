"""Metadata: the fields that there are, and the types of those that people write.

Source: `ObjectMeta` of k8s.io/apimachinery, into which the API server decodes it. Whether the names in it are good
names is not said here, and nothing of what the API server itself writes.
"""

from __future__ import annotations

from sympozium_cli.schema.words import anything, mapping, record, text

METADATA = record(
    name=text(),
    generateName=text(),
    namespace=text(),
    labels=mapping(text()),
    annotations=mapping(text()),
    ownerReferences=anything(),
    finalizers=anything(),
    creationTimestamp=anything(),
    deletionGracePeriodSeconds=anything(),
    deletionTimestamp=anything(),
    generation=anything(),
    managedFields=anything(),
    resourceVersion=anything(),
    selfLink=anything(),
    uid=anything(),
)
