from aerospike_sdk import HllConfig
visitors = DataSet.of("test", "visitors")
await (
session.upsert(visitors.id("day_1"))
.bin("h").hll_init(HllConfig.of(14))
.bin("h").hll_add(["user-1", "user-2", "user-3"])
.execute()
)
