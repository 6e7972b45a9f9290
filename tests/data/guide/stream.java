Key key1 = users.id(1);
Key key2 = users.id(2);
RecordStream stream = session.upsert(key1).bin("v").setTo(1)
    .upsert(key2).bin("v").setTo(2)
    .executeAsync(ErrorStrategy.IN_STREAM);
stream.forEach(result -> System.out.println(result.key()));
