visitors = DataSet.of("test", "visitors")
# Create the sketch only if it doesn't exist; don't error if it does.
await (
session.upsert(visitors.id("day_2"))
.bin("h").hll_init(HllConfig.of(14), create_only=True, no_fail=True)
.execute()
)
