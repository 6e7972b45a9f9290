visitors = DataSet.of("test", "visitors")
await (
session.update(users.id(1))
.where("$.age >= 18")
.bin("verified").set_to(True)
.execute()
)
await (
session.upsert(visitors.id("day_2"))
.bin("h").hll_init(HllConfig.of(14), create_only=True, no_fail=True)
.execute()
)
rs = await session.query(visitors.id("day_1")).bin("h").hll_describe().execute()
result = await rs.first_or_raise()
