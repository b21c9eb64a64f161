"""The promises of the tracker, each as a sentence that fails when it no longer holds."""
