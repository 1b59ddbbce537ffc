CREATE OPERATOR === (leftarg = int, rightarg = int, function = int4eq);
