namespace RevenueDashboard.Web.Api;

/// <summary>What a program is told when amounts add up to more than can be counted: nothing is wrong with the server, and less can be asked.</summary>
internal static class TooLargeAnswer
{
    public const string Title = "The amounts are too large to add up";

    public static async ValueTask<object?> Filter(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (OverflowException)
        {
            return TypedResults.Problem(Money.TooLarge, statusCode: StatusCodes.Status400BadRequest, title: Title);
        }
    }
}
