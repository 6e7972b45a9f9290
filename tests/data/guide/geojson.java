DataSet places = DataSet.of("test", "places");
session.upsert(places.id("space_needle"))
    .bin("loc").setToGeoJson("{\"type\":\"Point\",\"coordinates\":[-122.349,47.620]}")
    .execute();
