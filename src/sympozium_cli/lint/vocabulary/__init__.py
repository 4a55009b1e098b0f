"""The closed vocabularies of upstream: names that mean something only because it knows them."""
