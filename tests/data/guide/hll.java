DataSet visitors = DataSet.of("test", "visitors");
session.upsert(visitors.id("day_1"))
    .bin("h").hllInit(HllConfig.of(14))
    .bin("h").hllAdd(List.of("user-1", "user-2", "user-3"))
    .execute();
