"""Who is staff: what each may do, whether they can be reached, what they did."""
