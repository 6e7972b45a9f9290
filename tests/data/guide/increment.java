session.update(users.id(1))
    .bin("login_count").add(1)
    .execute();
