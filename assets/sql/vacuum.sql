-- Leaves no free page, and an order of pages that depends on the rows alone.
VACUUM
