"""The statutory annual report (条例 arts 49-50): its form, its rules, counting, summing, comparing."""
