"""Coverage-guided fuzzing (atheris): one target a reader, one for the extractor, one harness. `make fuzz` runs them."""
