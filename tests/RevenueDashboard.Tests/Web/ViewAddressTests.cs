using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Reports;
using RevenueDashboard.Reports.Movements;
using RevenueDashboard.Risk;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Tests.Web;

public sealed class ViewAddressTests
{
    [Fact]
    public void The_default_view_has_no_query() => Assert.Equal("concentration", new ViewAddress().On("concentration"));

    public static TheoryData<ViewAddress> Views() =>
    [
        new ViewAddress { LastMonths = null },
        new ViewAddress { LastMonths = 3, To = Month.Parse("2024-03"), Products = ["Azure OpenAI", "Copilot"] },
        new ViewAddress { From = Month.Parse("2023-07"), To = Month.Parse("2024-06"), Level = EntityLevel.Customer, WithoutLargest = true },
        new ViewAddress { KnownOn = new DateOnly(2024, 4, 18), By = Breakdown.RevenueType },
        new ViewAddress
        {
            View = new CubeView
            {
                Industries = ["Retail", ""], Countries = ["Türkiye"], PreviousProviders = ["A&B"], Types = [RevenueType.Lease, RevenueType.RevenueShare],
                Basis = RevenueBasis.GrossProfit, WithTodaysParents = true, Grouping = Grouping.PreviousProvider,
            },
        },
        new ViewAddress { View = new CubeView { Basis = RevenueBasis.Gross, Grouping = Grouping.RevenueType } },
        new ViewAddress
        {
            Scenario = new ScenarioChoice
            {
                Story = new ScenarioStory("It <b>all</b>~ goes", [
                    new ScenarioLoss { Customers = ["ByteDance", "a&b=c", "~and~lost-5~"], Products = ["Copilot~"], Lost = 0, Start = Month.Parse("2024-09"), Ramp = 12, Recovery = 0.25, RecoveryMonths = 6 },
                    new ScenarioLoss { Customers = ["and", "~", "leave-x"], Lost = 0.29 },
                    new ScenarioLoss { Kind = LossKind.Supplier, Customers = ["OpenAI"] },
                    new ScenarioLoss { Kind = LossKind.Factor, Factor = RiskFactor.BreaksTerms, Products = ["~"], Lost = 0.5 },
                    new ScenarioLoss(),
                    new ScenarioLoss { Kind = LossKind.Largest }]),
                Beside = [ScenarioStory.Usual, new ScenarioStory("~", [new ScenarioLoss { Kind = LossKind.Largest }, new ScenarioLoss { Customers = ["~~and~~"] }])],
                Growth = -15, BaseLine = BaseLine.Projection, Chance = 0,
            },
        },
        new ViewAddress { Scenario = new ScenarioChoice { Story = new ScenarioStory("", [new ScenarioLoss { Kind = LossKind.Factor, Factor = RiskFactor.CompetingModel }]) } },
        new ViewAddress { Movements = new MovementAddress { From = Month.Parse("2023-07"), To = Month.Parse("2024-06"), Entities = MovementsOf.Products, Cohorts = CohortMeasure.Customers } },
        new ViewAddress { Products = ["<img src=x onerror=alert(1)>", "a&b=c#d?e", "{a}", "@pct1", "=1+1", "München"] },
    ];

    [Theory]
    [MemberData(nameof(Views))]
    public void A_view_survives_its_address(ViewAddress view) => Assert.Equal(view, ViewAddress.Read("http://127.0.0.1/page" + view.ToQuery()));

    [Theory]
    [InlineData("?period=x&from=2024-13&to=&level=nobody&without=all&known-on=18.4.2024&by=7&basis=x&group=nobody&type=x&parents=old&lost=101&start=2024-13&ramp=0&back=-1&growth=9999&baseline=x&chance=x&bridge-from=x&bridge-to=2024-99&of=nothing&cohorts=9"), InlineData("?period=-1"), InlineData("?"), InlineData("")]
    public void What_cannot_be_read_is_the_default(string query) => Assert.Equal(new ViewAddress(), ViewAddress.Read(query));

    [Fact]
    public void A_first_month_takes_the_place_of_a_number_of_months()
    {
        var view = ViewAddress.Read("?from=2024-01&period=3");

        Assert.Equal((Month.Parse("2024-01"), (int?)null), (view.Question.From, view.Question.LastMonths));
    }
}
