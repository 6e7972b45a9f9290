RecordStream stream = session.insert(users.id(99))
    .bin("name").setTo("New User")
    .execute();
Optional<RecordResult> result = stream.getFirst();
