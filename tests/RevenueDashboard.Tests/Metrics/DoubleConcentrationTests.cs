using RevenueDashboard.Metrics;

namespace RevenueDashboard.Tests.Metrics;

public sealed class DoubleConcentrationTests
{
    [Fact]
    public void A_cell_over_the_limits_of_its_row_and_its_column_is_found()
    {
        // Customer 0 pays 60 of its 70 for product 0, which gets 60 of 80; customer 1 depends on product 0, but product 0 not on it.
        var found = DoubleConcentration.Of([60, 10, 20, -5, 0, 90], products: 2, customerLimit: 0.5, productLimit: 0.5);

        Assert.Equal([new(0, 0, 60, 60 / 70.0, 0.75), new(2, 1, 90, 1, 0.9)], found);
    }

    [Fact]
    public void Half_a_row_is_refused() => Assert.Throws<ArgumentException>(() => DoubleConcentration.Of([1, 2, 3], 2, 0.5, 0.5));
}
