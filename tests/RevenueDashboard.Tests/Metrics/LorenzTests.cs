using CsCheck;
using RevenueDashboard.Metrics;
using static RevenueDashboard.Tests.Metrics.Amounts;

namespace RevenueDashboard.Tests.Metrics;

public sealed class LorenzTests
{
    [Fact]
    public void Four_customers_by_hand() =>
        Assert.Equal([new(0, 0), new(0.25, 0.1), new(0.5, 0.3), new(0.75, 0.6), new(1, 1)], Lorenz.Of([4, 3, 2, 1]));

    [Fact]
    public void The_curve_keeps_its_ends_however_few_points_are_asked_for() =>
        Gen.Select(PayingBook, Gen.Int[2, 80]).Sample((book, most) =>
        {
            var points = Lorenz.Of(book, most);
            return points.Length <= most && points[0] == new LorenzPoint(0, 0) && points[^1] == new LorenzPoint(1, 1)
                && points.Zip(points.Skip(1)).All(pair => pair.First.Customers < pair.Second.Customers && pair.First.Revenue < pair.Second.Revenue)
                && points.All(point => point.Revenue <= point.Customers + Tolerance);
        });

    [Fact]
    public void What_is_left_out_is_near_what_is_kept() =>
        Gen.Select(PayingBook, Gen.Int[3, 30]).Sample((book, most) =>
        {
            var kept = Lorenz.Of(book, most);
            var step = 2.0 / (most - 1) + Tolerance;
            return Lorenz.Of(book, int.MaxValue).All(point => kept.Any(near => Math.Abs(point.Customers + point.Revenue - near.Customers - near.Revenue) <= step));
        });

    [Fact]
    public void The_corner_before_a_giant_is_kept()
    {
        // 9,999 small customers pay half; the straight line to their end must not be cut short.
        long[] book = [.. Enumerable.Repeat(1L, 9_999), 9_999];
        var points = Lorenz.Of(book, 100);

        Assert.InRange(points.Length, 50, 100);
        Assert.InRange(points[^2].Revenue, 0.47, 0.5);
        Assert.InRange(points[^2].Customers, 0.97, 1);
    }

    [Fact]
    public void Twice_the_area_above_the_curve_is_the_Gini_coefficient() =>
        PayingBook.Sample(book =>
        {
            var points = Lorenz.Of(book, int.MaxValue);
            var area = points.Zip(points.Skip(1)).Sum(pair => (pair.Second.Customers - pair.First.Customers) * (pair.First.Revenue + pair.Second.Revenue) / 2);
            return Close(Concentration.Gini(book), 1 - 2 * area);
        });
}
