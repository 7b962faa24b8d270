"""Coasts and borders under the map of places: Natural Earth, public domain, cut to the region and simplified."""
