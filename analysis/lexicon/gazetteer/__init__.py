"""Making of the gazetteer: a regional table of places from GeoNames data (CC BY 4.0) and CLDR names of countries."""
