"""Due jobs: idempotent functions that run again and again, each after its period.

Which jobs there are is one table, `DUE_JOBS` in the settings. The worker loop runs inside
`gongkai serve`, and as many times as one likes as `gongkai work` on PostgreSQL.
"""
