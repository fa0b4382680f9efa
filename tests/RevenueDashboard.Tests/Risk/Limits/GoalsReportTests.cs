using RevenueDashboard.Data;
using RevenueDashboard.Metrics;
using RevenueDashboard.Reports;
using RevenueDashboard.Risk;
using RevenueDashboard.Tests.Reports;

namespace RevenueDashboard.Tests.Risk.Limits;

public sealed class GoalsReportTests
{
    [Fact]
    public void A_path_goes_by_the_same_ratio_each_month()
    {
        // From 4 to 16 in four months: doubled every two, times √2 every one.
        Assert.Equal(4, GoalPace.PathAt(4, 16, 4, 0)!.Value, 1e-12);
        Assert.Equal(8, GoalPace.PathAt(4, 16, 4, 2)!.Value, 1e-12);
        Assert.Equal(16, GoalPace.PathAt(4, 16, 4, 4)!.Value, 1e-12);
        Assert.Equal(16, GoalPace.PathAt(4, 16, 4, 9)!.Value, 1e-12);
        Assert.Equal(Math.Sqrt(2) - 1, GoalPace.Required(8, 16, 2)!.Value, 1e-12);
        // A share that has to fall from 20 to 5 in two months is halved in each.
        Assert.Equal(-0.5, GoalPace.Required(0.20, 0.05, 2)!.Value, 1e-12);
        Assert.Equal((1 / 3.0, -1.0, 2.0), (GoalPace.Done(4, 8, 16)!.Value, GoalPace.Done(4, 3, 5)!.Value, GoalPace.Done(4, 6, 5)!.Value));
        Assert.Null(GoalPace.Required(8, 16, 0));
        Assert.Null(GoalPace.Required(null, 16, 3));
        Assert.Null(GoalPace.Done(16, 16, 16));
        Assert.Throws<ArgumentOutOfRangeException>(() => GoalPace.Required(8, 0, 3));
    }

    [Theory]
    // From one customer in January to four equal ones in May: the path is at two in March.
    [InlineData(2, "2025-03", GoalStatus.OnTrack), InlineData(1, "2025-03", GoalStatus.Behind), InlineData(4, "2025-03", GoalStatus.Reached), InlineData(3, "2025-05", GoalStatus.Missed), InlineData(4, "2025-05", GoalStatus.Reached)]
    public void It_is_on_track_at_its_path_or_beyond(int customers, string month, GoalStatus status)
    {
        var book = new BookOf().With("2025-01", "A", 10);
        for (var i = 0; i < customers; i++) book.With(month, $"C{i}", 10);

        var goal = Of(book.Goal("Four", GoalMeasure.EffectiveCustomers, 4, "2025-01", "2025-05"));

        Assert.Equal(status, goal.Status);
        Assert.Equal(customers, goal.Figure!.Value, 1e-9);
    }

    [Fact]
    public void A_goal_says_what_pace_it_takes_and_what_it_was()
    {
        // One equal customer in January, two in March; four by July: √(4/2)^(1/2)… four months left, so (4/2)^(1/4) − 1.
        var goal = Of(new BookOf().With("2025-01", "A", 10).With("2025-02", "A", 10).With("2025-03", "A", 10).With("2025-03", "B", 10).Goal("Four", GoalMeasure.EffectiveCustomers, 4, "2025-01", "2025-07"));

        Assert.Equal(Math.Pow(2, 0.25) - 1, goal.Required!.Value, 1e-12);
        Assert.Equal(Math.Sqrt(2) - 1, goal.Actual!.Value, 1e-12);
        Assert.Equal(1 / 3.0, goal.Done!.Value, 1e-12);
        Assert.Equal(["2025-01", "2025-02", "2025-03", "2025-04", "2025-05", "2025-06", "2025-07"], goal.Months.Select(month => month.Month.ToString()));
        Assert.Equal([1, 1, 2, null, null, null, null], goal.Months.Select(month => month.Figure));
        Assert.Equal(4, goal.Months[^1].Path!.Value, 1e-12);
    }

    [Fact]
    public void Every_measure_counts_what_it_says()
    {
        var book = new BookOf().With("2025-01", "A", 30, "Compute").With("2025-01", "B", 10, "Compute").With("2025-01", "B", 30, "Seats").With("2025-01", "C", 10, "Seats").With("2025-01", "D", -5, "Seats").With("2025-01", "D", 5, "Compute")
            .Described("A", "Media", "Norway").Described("B", "Media", "Chile").Described("C", "Retail", "Chile").Described("D", "Media", "Norway")
            .Goal("customers", GoalMeasure.Customers, 9, "2025-01", "2025-12").Goal("equal", GoalMeasure.EffectiveCustomers, 9, "2025-01", "2025-12").Goal("industries", GoalMeasure.EffectiveIndustries, 9, "2025-01", "2025-12")
            .Goal("countries", GoalMeasure.EffectiveCountries, 9, "2025-01", "2025-12").Goal("products", GoalMeasure.EffectiveProducts, 9, "2025-01", "2025-12").Goal("top", GoalMeasure.TopShare, 10, "2025-01", "2025-12");

        var figures = GoalsReport.Of(book.Build(), new ReportQuestion()).Goals.ToDictionary(goal => goal.Goal.Name, goal => goal.Figure!.Value);

        // A 30, B 40, C 10, D 0 of 80.
        Assert.Equal(3, figures["customers"]);
        Assert.Equal(6400 / 2600.0, figures["equal"], 1e-9);
        Assert.Equal(0.5, figures["top"], 1e-9);
        // Media 70, Retail 10; Norway 30, Chile 50; Compute 45, Seats 35.
        Assert.Equal(6400 / 5000.0, figures["industries"], 1e-9);
        Assert.Equal(6400 / 3400.0, figures["countries"], 1e-9);
        Assert.Equal(6400 / 3250.0, figures["products"], 1e-9);
    }

    [Fact]
    public void A_share_has_to_be_at_most_its_target()
    {
        var goal = Of(new BookOf().With("2025-01", "A", 10).With("2025-01", "B", 10).With("2025-02", "A", 10).With("2025-02", "B", 10).With("2025-02", "C", 20).Goal("Half", GoalMeasure.TopShare, 50, "2025-01", "2025-12"));

        Assert.Equal((GoalStatus.Reached, true, (double?)null), (goal.Status, goal.IsAtMost, goal.Required));
    }

    [Fact]
    public void Without_figures_it_says_why()
    {
        var unknown = Of(new BookOf().With("2025-01", "A", 10).Goal("G", GoalMeasure.Customers, 9, "2025-01", "2025-12", product: "Seats"));
        var later = Of(new BookOf().With("2025-01", "A", 10).Goal("G", GoalMeasure.Customers, 9, "2025-03", "2025-12"));
        var nothing = Of(new BookOf().With("2025-01", "A", -10).Goal("G", GoalMeasure.TopShare, 9, "2025-01", "2025-12"));

        Assert.Equal((GoalStatus.NotAvailable, "No product of the book is called “Seats”."), (unknown.Status, unknown.Why));
        Assert.Equal(GoalStatus.NotStarted, later.Status);
        Assert.Equal((GoalStatus.NotAvailable, (double?)null), (nothing.Status, nothing.Figure));
    }

    private static GoalProgress Of(BookOf book) => Assert.Single(GoalsReport.Of(book.Build(), new ReportQuestion()).Goals);
}
