"""The register at rest: the only package that knows SQL."""
