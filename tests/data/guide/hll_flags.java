DataSet visitors = DataSet.of("test", "visitors");
session.upsert(visitors.id("day_2"))
    .bin("h").hllInit(HllConfig.of(14), o -> o.createOnly().noFail())
    .execute();
