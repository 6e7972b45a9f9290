session.upsert(users.ids(1, 2, 3))
    .bin("status").setTo("migrated")
    .execute();
