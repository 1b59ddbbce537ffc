CREATE COLLATION german (locale = 'de_DE');
