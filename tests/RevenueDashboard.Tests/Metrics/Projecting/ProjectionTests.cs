using RevenueDashboard.Metrics;

namespace RevenueDashboard.Tests.Metrics.Projecting;

public sealed class ProjectionTests
{
    [Fact]
    public void Revenue_that_does_not_move_is_carried_on_as_it_is_without_an_error()
    {
        var projection = Projection.Of(Enumerable.Repeat(500L, 12).ToArray(), 6)!;

        Assert.Equal(ProjectionMethod.RunRate, projection.Method);
        Assert.Equal(0, projection.BackTests[0].MeanAbsoluteError);
        Assert.All(projection.Months, month => Assert.Equal((500, 500, 500), (month.Amount, month.Low, month.High)));
    }

    [Fact]
    public void Revenue_that_rises_is_carried_on_rising_ever_more_slowly()
    {
        var projection = Projection.Of([.. Enumerable.Range(0, 18).Select(month => 1_000L + 100 * month)], 12)!;

        Assert.Equal(ProjectionMethod.DampedTrend, projection.Method);
        var steps = projection.Months.Zip(projection.Months.Skip(1), (one, next) => next.Amount - one.Amount).ToList();
        Assert.InRange(projection.Months[0].Amount, 2_750, 2_800);
        Assert.All(steps, step => Assert.InRange(step, 1, 100));
        Assert.Equal(steps.OrderDescending(), steps);
    }

    [Fact]
    public void Revenue_with_seasons_is_carried_on_as_the_same_month_a_year_before()
    {
        int[] season = [10, 80, 20, 70, 15, 90, 5, 60, 25, 85, 30, 75];
        var projection = Projection.Of([.. Enumerable.Range(0, 48).Select(month => 100L * season[month % 12])], 14)!;

        Assert.Equal(ProjectionMethod.SeasonalNaive, projection.Method);
        Assert.Equal(Enumerable.Range(0, 14).Select(month => 100.0 * season[month % 12]), projection.Months.Select(month => month.Amount));
    }

    [Fact]
    public void Revenue_that_falls_ends_at_nothing_and_not_below_with_its_interval()
    {
        // 9,000 less a month from 100,000: a trend goes below zero within the year.
        var falling = Enumerable.Range(0, 11).Select(month => 100_000L - 9_000 * month).ToArray();
        var projection = Projection.Of(falling, 12)!;

        Assert.Equal(ProjectionMethod.DampedTrend, projection.Method);
        Assert.All(projection.Months, month => Assert.True(month is { Amount: >= 0, Low: >= 0, High: >= 0 } && month.Low <= month.Amount && month.Amount <= month.High, $"{month}"));
        Assert.Equal(0, projection.Months[^1].Amount);
        // With a month of credits below zero there is no such end: the same months 50,000 lower go on falling.
        Assert.True(Projection.Of([.. falling.Select(amount => amount - 50_000)], 12)!.Months[^1].Amount < -50_000);
    }

    [Fact]
    public void The_error_is_that_of_the_back_test_by_hand()
    {
        // 4 months, origins at 3: run-rate says 130 for the fourth month, which was 150.
        var test = Projection.Of([100, 120, 130, 150], 1)!.BackTests.Single(each => each.Method == ProjectionMethod.RunRate);

        Assert.Equal((20.0, 1), (test.MeanAbsoluteError, test.Origins));
        Assert.Equal(20 / 150.0, test.MeanAbsolutePercentage!.Value, 12);
        Assert.Equal(20 / 130.0, test.ErrorByDistance[0], 12);
    }

    [Fact]
    public void The_interval_holds_the_point_and_does_not_narrow_beyond_what_was_tested()
    {
        var random = new Random(4);
        var projection = Projection.Of([.. Enumerable.Range(0, 30).Select(_ => 900L + random.Next(200))], 36)!;

        Assert.All(projection.Months, month => Assert.InRange(month.Amount, month.Low, month.High));
        var widths = projection.Months.Skip(12).Select(month => (month.High - month.Low) / month.Amount).ToList();
        Assert.Equal(widths.Order(), widths);
        Assert.True(widths[0] > 0);
    }

    [Fact]
    public void The_same_months_give_the_same_projection()
    {
        long[] months = [.. Enumerable.Range(0, 20).Select(month => 1_000L + month * month)];

        Assert.Equal(Projection.Of(months, 12)!.Months, Projection.Of(months, 12)!.Months);
    }

    [Fact]
    public void Too_few_months_are_not_carried_on() => Assert.Null(Projection.Of([1, 2, 3], 12));

    [Fact]
    public void Losses_are_carried_on_with_an_interval_around_them()
    {
        var projection = Projection.Of([-100, -110, -90, -100, -105, -95, -100, -104, -98], 3)!;

        Assert.All(projection.Months, month => Assert.True(month.Low <= month.Amount && month.Amount <= month.High && month.Amount < 0));
    }

    [Fact]
    public void The_same_months_give_the_same_method_errors_and_interval_every_time()
    {
        var random = new Random(20240331);
        for (var book = 0; book < 20; book++)
        {
            long[] known = [.. Enumerable.Range(0, 4 + 2 * book).Select(month => 1_000_000L + 20_000 * month + random.Next(300_000))];

            var (one, again) = (Projection.Of(known, 24)!, Projection.Of([.. known], 24)!);

            // To the last bit.
            Assert.Equal(one.Method, again.Method);
            Assert.Equal(one.Months, again.Months);
            Assert.Equal(one.BackTests.Select(Told), again.BackTests.Select(Told));
        }

        static string Told(BackTest test) => FormattableString.Invariant($"{test.Method} {test.Origins} {test.MeanAbsoluteError:R} {test.MeanAbsolutePercentage:R} {string.Join(' ', test.ErrorByDistance.Select(error => error.ToString("R", System.Globalization.CultureInfo.InvariantCulture)))}");
    }
}
