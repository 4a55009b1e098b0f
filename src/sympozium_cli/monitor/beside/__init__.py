"""What is listened to beside the objects of a cluster: the logs of runs, and the memories that packs share."""
