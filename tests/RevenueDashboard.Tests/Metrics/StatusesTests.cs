using RevenueDashboard.Metrics;

namespace RevenueDashboard.Tests.Metrics;

public sealed class StatusesTests
{
    [Theory]
    [InlineData(0.0799999, ShareStatus.None), InlineData(0.08, ShareStatus.Watch), InlineData(0.0999999, ShareStatus.Watch), InlineData(0.10, ShareStatus.Disclose)]
    [InlineData(0.1999999, ShareStatus.Disclose), InlineData(0.20, ShareStatus.Serious), InlineData(0.2409, ShareStatus.Serious), InlineData(1.0, ShareStatus.Serious)]
    public void A_share_has_the_status_of_the_highest_line_it_reaches(double share, ShareStatus expected)
    {
        var finding = Statuses.OfTopShare(share)!.Value;

        Assert.Equal(expected, finding.Status);
        Assert.Equal(expected == ShareStatus.None, finding.Reached is null);
        if (finding.Reached is { } reached) Assert.NotEmpty(reached.Source);
    }

    [Fact]
    public void No_share_has_no_status() => Assert.Null(Statuses.OfTopShare(null));

    [Fact]
    public void A_quarter_names_its_own_source()
    {
        Assert.Contains("Basel", Statuses.OfTopShare(0.25)!.Value.Reached!.Value.Source, StringComparison.Ordinal);
        Assert.Contains("ASC 280", Statuses.OfTopShare(0.10)!.Value.Reached!.Value.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Own_thresholds_replace_the_defaults()
    {
        var strict = ConcentrationThresholds.Default with { Serious = new Threshold(0.12, "Board resolution") };

        Assert.Equal(ShareStatus.Serious, Statuses.OfTopShare(0.15, strict)!.Value.Status);
        strict.Validate();
        Assert.Throws<ArgumentException>(() => (strict with { Watch = new Threshold(0.5, "Slip") }).Validate());
    }

    [Theory]
    [InlineData(1000.0, HhiBand.Low), InlineData(1000.5, HhiBand.Moderate), InlineData(1800.0, HhiBand.Moderate), InlineData(1801.0, HhiBand.High)]
    public void The_index_has_a_band_for_information(double hhi, HhiBand expected) => Assert.Equal(expected, Statuses.BandOf(hhi));

    [Fact]
    public void The_worst_status_counts() => Assert.Equal(ShareStatus.Disclose, Statuses.Worst([ShareStatus.Watch, ShareStatus.Disclose, ShareStatus.None]));
}
