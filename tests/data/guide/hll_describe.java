DataSet visitors = DataSet.of("test", "visitors");
RecordStream rs = session.query(visitors.id("day_1")).bin("h").hllDescribe().execute();
