from __future__ import annotations

import os
import shutil

import pytest

from cluster_adapter import certificates
from cluster_adapter.certificates import Certificates

NEEDED = "CI" in os.environ or "SYMPOZIUM_FULL" in os.environ


@pytest.fixture(scope="session", name="certificates")
def _certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    if shutil.which("openssl") is None and not NEEDED:
        pytest.skip("openssl is not installed, and makes the certificates of these tests")
    return certificates.make(tmp_path_factory.mktemp("certificates"))
