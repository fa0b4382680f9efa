using RevenueDashboard.Metrics;

namespace RevenueDashboard.Tests.Metrics;

public sealed class DoubleConcentrationTests
{
    [Fact]
    public void A_cell_over_the_limits_of_its_row_and_its_column_is_found()
    {
        // Customer 0 pays 60 of its 70 for product 0, which gets 60 of 80; customer 1 depends on product 0, but product 0 not on it.
        var found = DoubleConcentration.Of([60, 10, 20, -5, 0, 90], [0, 0], limit: 0.5);

        Assert.Equal([new(0, 0, 60, 60 / 70.0, 0.75), new(2, 1, 90, 1, 0.9)], found);
    }

    [Fact]
    public void What_is_allocated_to_nobody_counts_in_the_column()
    {
        // The first product has 10 and 10 known of 100: a tenth each, which is not over a quarter. The second has 30 and 20.
        var found = DoubleConcentration.Of([10, 30, 10, 0, 0, 20], [80, 0], limit: 0.25);

        Assert.Equal([new(0, 1, 30, 0.75, 0.6), new(2, 1, 20, 1, 0.4)], found);
    }

    [Fact]
    public void A_product_or_a_customer_that_brings_nothing_in_all_has_no_shares() =>
        // The first product is −10 in all and the first customer 0; of the second product 25 of 45 are above zero.
        Assert.Equal([new(1, 1, 25, 1, 25 / 45.0)], DoubleConcentration.Of([10, -10, -20, 25], [0, 20], limit: 0.1));

    [Fact]
    public void Half_a_row_is_refused() => Assert.Throws<ArgumentException>(() => DoubleConcentration.Of([1, 2, 3], [0, 0], 0.5));
}
