"""What a team of agents says and does, as messages: a fold over the changes of its runs and of its pack."""
