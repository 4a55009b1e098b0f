"""One module for each kind of thing that an edit can mean."""
