places = DataSet.of("test", "places")
await (
session.upsert(places.id("space_needle"))
.bin("loc").set_to_geo_json('{"type":"Point","coordinates":[-122.349,47.620]}')
.execute()
)
